/* The portal's own elements: icons, ages, copy buttons. Small, without dependencies, readable as it is. */
(() => {
  'use strict';

  /* 24 × 24, drawn with a line of 1.75. */
  const ICONS = {
    apps: '<rect x="3.500" y="3.500" width="7" height="7" rx="1.500"/><rect x="13.500" y="3.500" width="7" height="7" rx="1.500"/><rect x="3.500" y="13.500" width="7" height="7" rx="1.500"/><rect x="13.500" y="13.500" width="7" height="7" rx="1.500"/>',
    node: '<rect x="3.500" y="4" width="17" height="6.500" rx="1.500"/><rect x="3.500" y="13.500" width="17" height="6.500" rx="1.500"/><path d="M7 7.250h.01M7 16.750h.01M11 7.250h6M11 16.750h6"/>',
    tenant: '<path d="M4 20.500V5.500a1.500 1.500 0 0 1 1.500-1.500h6A1.500 1.500 0 0 1 13 5.500v15M13 10h5.500A1.500 1.500 0 0 1 20 11.500v9M2.500 20.500h19M7.500 8h2M7.500 12h2M7.500 16h2M16.500 14h.01M16.500 17h.01"/>',
    plus: '<path d="M12 5v14M5 12h14"/>',
    check: '<path d="m5 12.500 4.500 4.500L19 7.500"/>',
    ring: '<circle cx="12" cy="12" r="8"/>',
    dot: '<circle cx="12" cy="12" r="4.500" fill="currentColor" stroke="none"/>',
    'check-circle': '<circle cx="12" cy="12" r="8.500"/><path d="m8.500 12.250 2.500 2.500 4.500-5"/>',
    progress: '<path d="M12 3.500a8.500 8.500 0 1 1-8.500 8.500" class="spin"/>',
    warn: '<path d="M12 4 2.800 19.500h18.400zM12 10v4.500M12 17h.01"/>',
    cross: '<path d="m6 6 12 12M18 6 6 18"/>',
    info: '<circle cx="12" cy="12" r="8.500"/><path d="M12 11v5M12 8h.01"/>',
    'cross-circle': '<circle cx="12" cy="12" r="8.500"/><path d="m9 9 6 6M15 9l-6 6"/>',
    stop: '<rect x="6.500" y="6.500" width="11" height="11" rx="1.500"/>',
    pause: '<path d="M9 6v12M15 6v12"/>',
    play: '<path d="M8 5.500v13l10.500-6.500z"/>',
    link: '<path d="M13.500 5H19v5.500M19 5l-8 8M17 14v4a1.500 1.500 0 0 1-1.500 1.500h-9A1.500 1.500 0 0 1 5 18V8.500A1.500 1.500 0 0 1 6.500 7H11"/>',
    copy: '<rect x="8.500" y="8.500" width="11" height="11" rx="1.500"/><path d="M15.500 5.500A1.500 1.500 0 0 0 14 4H6a2 2 0 0 0-2 2v8a1.500 1.500 0 0 0 1.500 1.500"/>',
    down: '<path d="m6.500 9.500 5.500 5.500 5.500-5.500"/>',
    right: '<path d="m9.500 6.500 5.500 5.500-5.500 5.500"/>',
    left: '<path d="M14.500 6.500 9 12l5.500 5.500"/>',
    download: '<path d="M12 4v11M7 10.500l5 5 5-5M5 19.500h14"/>',
    search: '<circle cx="10.800" cy="10.800" r="6.300"/><path d="m15.500 15.500 4.500 4.500"/>',
    user: '<circle cx="12" cy="8.500" r="4"/><path d="M4.500 20c1-3.500 4-5 7.500-5s6.500 1.500 7.500 5"/>',
    sun: '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400M5.600 18.400 7 17M17 7l1.400-1.400"/>',
    moon: '<path d="M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z"/>',
    system: '<rect x="3" y="4.500" width="18" height="12" rx="1.500"/><path d="M9 20h6M12 16.500V20"/>',
    'sign-out': '<path d="M10 4.500H6A1.500 1.500 0 0 0 4.500 6v12A1.500 1.500 0 0 0 6 19.500h4M15 8l4 4-4 4M19 12H9.500"/>',
    scale: '<path d="M4 20V10M9.300 20V4M14.700 20v-8M20 20V7"/>',
    restart: '<path d="M19.500 12a7.500 7.500 0 1 1-2.400-5.500M19.500 4v4h-4"/>',
    trash: '<path d="M4.500 7h15M9.500 7V4.500h5V7M6.500 7l1 12.500h9L17.500 7M10 11v5M14 11v5"/>',
    edit: '<path d="M4.500 19.500h4L19 9l-4-4L4.500 15.500zM13 7l4 4"/>',
    code: '<path d="m8.500 7.500-5 4.500 5 4.500M15.500 7.500l5 4.500-5 4.500"/>',
    clock: '<circle cx="12" cy="12" r="8.500"/><path d="M12 7v5l3.500 2"/>',
    wrap: '<path d="M4 6h16M4 12h12.500a3 3 0 0 1 0 6H13M15 15.500 12.500 18l2.500 2.500M4 18h5"/>',
    box: '<path d="M12 3.500 20 8v8l-8 4.500L4 16V8zM4 8l8 4.500L20 8M12 12.500v8"/>',
    globe: '<circle cx="12" cy="12" r="8.500"/><path d="M3.500 12h17M12 3.500c2.500 2.500 3.500 5.500 3.500 8.500s-1 6-3.500 8.500c-2.500-2.500-3.500-5.500-3.500-8.500s1-6 3.500-8.500z"/>',
    shield: '<path d="M12 3.500 5 6v5.500c0 4.500 3 7.500 7 9 4-1.500 7-4.500 7-9V6z"/>',
    bolt: '<path d="M13 3.500 5 13.500h6l-1 7 8-10h-6z"/>',
    wait: '<path d="M7 4h10M7 20h10M8 4c0 4 4 5.500 4 8s-4 4-4 8M16 4c0 4-4 5.500-4 8s4 4 4 8"/>',
    drain: '<path d="M12 4v10M7.500 10l4.500 4.500 4.500-4.500M4.500 19.500h15"/>',
    away: '<path d="M4 4.500 20 20M8.500 9A8 8 0 0 0 4 12M15 12.500a6 6 0 0 1 2 2M11 7.500a10.500 10.500 0 0 1 9.500 3M7 15a6.500 6.500 0 0 1 5-2.500M12 18.500h.01"/>',
    list: '<path d="M8.500 6.500H20M8.500 12H20M8.500 17.500H20M4.500 6.500h.01M4.500 12h.01M4.500 17.500h.01"/>',
    sliders: '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>',
    menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
    rocket: '<path d="M9.500 14.500c1-5 4-9.500 10-10-.5 6-5 9-10 10zM9.500 14.500 6 13l3-4M9.500 14.500 11 18l4-3M4 20c.3-2 1-3.200 2.500-3.500"/>'
  };

  class PodiumIcon extends HTMLElement {
    static observedAttributes = ['name'];
    /* Not before it is on the page: templates are copied and counted before that. */
    attributeChangedCallback() { if (this.isConnected) { this.draw(); } }
    connectedCallback() { this.draw(); }
    draw() {
      const name = this.getAttribute('name');
      if (this.drawn === name) { return; }
      this.drawn = name;
      this.setAttribute('aria-hidden', 'true');
      this.innerHTML = '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round"'
        + ' stroke-linejoin="round" focusable="false">' + (ICONS[name] || ICONS.ring) + '</svg>';
    }
  }

  /* <podium-age at="2026-01-01T00:00:00Z">: how long ago, kept current by one timer for the whole page. */
  const ages = new Set();
  const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
  const words = seconds => {
    const s = Math.max(0, Math.floor(seconds));
    if (s < 60) { return s + ' s'; }
    if (s < 3600) { return Math.floor(s / 60) + ' min'; }
    if (s < 86400) { return Math.floor(s / 3600) + ' h ' + Math.floor(s % 3600 / 60) + ' min'; }
    return Math.floor(s / 86400) + ' d';
  };
  class PodiumAge extends HTMLElement {
    static observedAttributes = ['at'];
    connectedCallback() { ages.add(this); this.show(); }
    disconnectedCallback() { ages.delete(this); }
    attributeChangedCallback() { if (this.isConnected) { this.show(); } }
    show() {
      const at = Date.parse(this.getAttribute('at') || '');
      if (Number.isNaN(at)) { this.textContent = '–'; return; }
      const ahead = this.hasAttribute('until');
      const text = words((ahead ? at - Date.now() : Date.now() - at) / 1000);
      if (text !== this.shown) { this.shown = text; this.textContent = text; }
      this.title = absolute.format(at);
    }
  }
  setInterval(() => { if (!document.hidden) { ages.forEach(age => age.show()); } }, 1000);

  /* <podium-copy text="…">: puts the text on the clipboard and says so. */
  class PodiumCopy extends HTMLElement {
    connectedCallback() {
      if (this.ready) { return; }
      this.ready = true;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'icon-button';
      button.innerHTML = '<podium-icon name="copy"></podium-icon>';
      button.setAttribute('aria-label', this.getAttribute('label') || 'Copy');
      button.title = button.getAttribute('aria-label');
      button.addEventListener('click', event => { event.stopPropagation(); event.preventDefault(); this.copy(button); });
      this.append(button);
    }
    async copy(button) {
      const text = this.getAttribute('text') || '';
      try {
        await navigator.clipboard.writeText(text);
      } catch (e) {
        const area = document.createElement('textarea');
        area.value = text; this.append(area); area.select(); document.execCommand('copy'); area.remove();
      }
      button.firstElementChild.setAttribute('name', 'check');
      setTimeout(() => button.firstElementChild.setAttribute('name', 'copy'), 1500);
    }
  }

  customElements.define('podium-icon', PodiumIcon);
  customElements.define('podium-age', PodiumAge);
  customElements.define('podium-copy', PodiumCopy);
})();

/* <podium-log>: lines as they come, the newest at the end; keeps the last few thousand, filters and highlights in the browser. */
(() => {
  'use strict';
  const MOST = 5000;
  const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23' });
  const HUES = [250, 160, 30, 300, 200, 100, 340, 60];

  class PodiumLog extends HTMLElement {
    connectedCallback() {
      if (this.body) { return; }
      this.setAttribute('tabindex', '0');
      this.setAttribute('role', 'log');
      this.setAttribute('aria-label', 'Log');
      this.body = document.createElement('div');
      this.body.className = 'log-body';
      this.append(this.body);
      this.pattern = null;
      this.following = true;
      this.held = [];
      this.addEventListener('scroll', () => this.scrolled(), { passive: true });
    }

    /* lines: [[time, slot, node, stream, text], …]; a line without a time is a note about the log itself. */
    addLines(lines) {
      if (!this.following) {
        this.held.push(...lines);
        this.held.splice(0, Math.max(0, this.held.length - MOST));
        this.tell();
        return;
      }
      const fragment = document.createDocumentFragment();
      lines.forEach(line => fragment.append(this.row(line)));
      this.body.append(fragment);
      while (this.body.childElementCount > MOST) { this.body.firstElementChild.remove(); }
      this.toEnd();
    }

    reset() { this.held = []; this.body.replaceChildren(); this.tell(); }

    filter(text, regex) {
      this.pattern = null;
      let problem = '';
      if (text) {
        try {
          this.pattern = new RegExp(regex ? text : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
        } catch (e) { problem = e.message; }
      }
      for (const row of this.body.children) { this.mark(row); }
      this.toEnd();
      return problem;
    }

    follow(on) {
      this.following = on;
      if (on) {
        const lines = this.held;
        this.held = [];
        this.addLines(lines);
      }
      this.tell();
    }

    row([time, slot, node, stream, text]) {
      const row = document.createElement('div');
      row.className = 'log-line' + (stream === 'stderr' ? ' log-line--err' : '') + (time ? '' : ' log-line--note');
      if (time) {
        const at = document.createElement('time');
        at.textContent = clock.format(new Date(time));
        at.title = time;
        const who = document.createElement('span');
        who.className = 'log-slot';
        who.textContent = slot;
        who.title = node;
        who.style.setProperty('--hue', HUES[(parseInt(slot, 10) || 0) % HUES.length]);
        row.append(at, who);
      }
      const words = document.createElement('span');
      words.className = 'log-text';
      row.append(words);
      row.text = text;
      this.mark(row);
      return row;
    }

    mark(row) {
      const words = row.lastElementChild;
      if (!this.pattern || row.classList.contains('log-line--note')) {
        row.hidden = false;
        if (words.textContent !== row.text || words.childElementCount) { words.textContent = row.text; }
        return;
      }
      this.pattern.lastIndex = 0;
      const parts = [];
      let end = 0;
      for (const match of row.text.matchAll(this.pattern)) {
        if (!match[0]) { break; }
        const hit = document.createElement('mark');
        hit.textContent = match[0];
        parts.push(row.text.slice(end, match.index), hit);
        end = match.index + match[0].length;
      }
      row.hidden = parts.length === 0;
      if (parts.length) { words.replaceChildren(...parts, row.text.slice(end)); }
    }

    scrolled() {
      const atEnd = this.scrollHeight - this.scrollTop - this.clientHeight < 24;
      if (!this.moving && this.following && !atEnd && this.scrollTop < this.last) {
        this.following = false;
        this.tell();
      }
      this.last = this.scrollTop;
    }

    toEnd() {
      if (!this.following) { return; }
      this.moving = true;
      this.scrollTop = this.scrollHeight;
      this.last = this.scrollTop;
      requestAnimationFrame(() => { this.moving = false; });
    }

    tell() {
      const state = this.following + ' ' + this.held.length;
      if (this.told === state) { return; }
      this.told = state;
      this.dispatchEvent(new CustomEvent('podium-follow', { detail: { following: this.following, held: this.held.length } }));
    }
  }
  customElements.define('podium-log', PodiumLog);
})();
