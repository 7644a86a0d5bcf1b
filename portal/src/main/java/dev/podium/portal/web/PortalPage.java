package dev.podium.portal.web;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.communication.PushMode;
import com.vaadin.flow.theme.aura.Aura;

/** The document every page lives in: styles, scripts, icon, and the colour scheme applied before the first paint. */
@Push(PushMode.AUTOMATIC)
@Viewport("width=device-width, initial-scale=1")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("podium/tokens.css")
@StyleSheet("podium/shell.css")
@StyleSheet("podium/parts.css")
@StyleSheet("podium/pages.css")
public final class PortalPage implements AppShellConfigurator {
    private static final long serialVersionUID = 1L;

    private static final String APPLY_THEME = """
            (() => {
              const apply = () => {
                let choice = 'system';
                try { choice = localStorage.getItem('podium-theme') || 'system'; } catch (e) { /* storage is off */ }
                document.documentElement.dataset.scheme = choice;
                document.documentElement.style.colorScheme = choice === 'system' ? 'light dark' : choice;
              };
              apply();
              const script = document.createElement('script');
              script.src = '/podium/podium.js';
              document.head.append(script);
              window.podiumTheme = choice => { try { localStorage.setItem('podium-theme', choice); } catch (e) {} apply(); };
            })();
            """;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addInlineWithContents(Inline.Position.PREPEND, APPLY_THEME, Inline.Wrapping.JAVASCRIPT);
        settings.addFavIcon("icon", "podium/icon.svg", "any");
        settings.addMetaTag("color-scheme", "light dark");
    }
}
