package dev.podium.portal.nodes;

import com.vaadin.flow.data.renderer.LitRenderer;
import dev.podium.portal.platform.Platform.Availability;
import java.util.Locale;
import java.util.function.BiConsumer;

/** What the row of a machine looks like. */
final class NodeTemplate {
    private NodeTemplate() {}

    /** @param set called when an operator wants something else of a node */
    static LitRenderer<NodeRow> of(boolean mayWrite, BiConsumer<NodeRow, Availability> set) {
        return LitRenderer.<NodeRow>of("""
                        <div class="row" data-testid="node-row" data-name="${item.name}" data-state="${item.word}">
                          <div class="cell cell-name">
                            <span class="strong">${item.name}</span>
                            <span class="cell-sub" title="${item.software}">${item.address}</span>
                            <span class="cell-labels">${(item.labels || []).map(label => html`<span class="tag">${label}</span>`)}</span>
                          </div>
                          <div class="cell cell-status">
                            <span class="status ${item.tone}"><podium-icon name="${item.icon}"></podium-icon><span>${item.word}</span></span>
                            <span class="cell-sub">for <podium-age at="${item.since}"></podium-age></span>
                            <span class="cell-sub cell-reason">${item.message}</span>
                            ${(item.warnings || []).map(warning => html`<span class="cell-warning tone-warn"><podium-icon name="warn"></podium-icon>${warning}</span>`)}
                          </div>
                          <div class="cell cell-cpu"><div class="meter ${item.cpuTone}"><span class="meter-value">${item.cpuPromise}</span>
                            <div class="meter-track"><div class="meter-fill meter-fill--reserved" style="width:${item.cpuReserved}"></div><div class="meter-fill" style="width:${item.cpuUsed}"></div></div><span class="cell-sub">${item.cpuUse}</span></div></div>
                          <div class="cell cell-memory"><div class="meter ${item.memoryTone}"><span class="meter-value">${item.memoryPromise}</span>
                            <div class="meter-track"><div class="meter-fill meter-fill--reserved" style="width:${item.memoryReserved}"></div><div class="meter-fill" style="width:${item.memoryUsed}"></div></div><span class="cell-sub">${item.memoryUse}</span></div></div>
                          <div class="cell cell-count num">${item.tasks}</div>
                          <div class="cell cell-actions">
                            <button type="button" class="button button--plain button--small" data-testid="node-activate" ?hidden="${item.takesWork}" ?disabled="${!item.mayWrite}" title="${item.permission}" @click="${activate}">Activate</button>
                            <button type="button" class="button button--plain button--small" data-testid="node-cordon" ?hidden="${!item.takesWork}" ?disabled="${!item.mayWrite}" title="${item.permission}" @click="${cordon}">Cordon</button>
                            <button type="button" class="button button--plain button--small" data-testid="node-drain" ?hidden="${item.draining}" ?disabled="${!item.mayWrite}" title="${item.permission}" @click="${drain}">Drain</button>
                          </div>
                        </div>
                        """)
                .withProperty("name", NodeRow::name)
                .withProperty("address", NodeRow::address)
                .withProperty("software", NodeRow::software)
                .withProperty("labels", NodeRow::labels)
                .withProperty("tone", row -> row.status().tone().styleClass())
                .withProperty("icon", row -> row.status().icon())
                .withProperty("word", row -> row.status().word())
                .withProperty("since", row -> row.since().toString())
                .withProperty("message", NodeRow::message)
                .withProperty("warnings", NodeRow::warnings)
                .withProperty("tasks", NodeRow::tasks)
                .withProperty("cpuTone", row -> row.cpu().tone().styleClass())
                .withProperty("cpuPromise", row -> row.cpu().promise())
                .withProperty("cpuUse", row -> row.cpu().use())
                .withProperty("cpuReserved", row -> percent(row.cpu().reserved()))
                .withProperty("cpuUsed", row -> percent(row.cpu().used()))
                .withProperty("memoryTone", row -> row.memory().tone().styleClass())
                .withProperty("memoryPromise", row -> row.memory().promise())
                .withProperty("memoryUse", row -> row.memory().use())
                .withProperty("memoryReserved", row -> percent(row.memory().reserved()))
                .withProperty("memoryUsed", row -> percent(row.memory().used()))
                .withProperty("takesWork", NodeRow::takesWork)
                .withProperty("draining", NodeRow::draining)
                .withProperty("mayWrite", row -> mayWrite)
                .withProperty("permission", row -> mayWrite ? "" : "Needs the permission nodes:write")
                .withFunction("activate", row -> set.accept(row, Availability.ACTIVE))
                .withFunction("cordon", row -> set.accept(row, Availability.CORDONED))
                .withFunction("drain", row -> set.accept(row, Availability.DRAINING));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", Math.clamp(share, 0, 1) * 100);
    }
}
