package dev.podium.portal.audit;

import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.Objects;
import java.util.function.Consumer;

/** What the row of an entry looks like. */
final class AuditTemplate {
    private AuditTemplate() {}

    /** @param open called when somebody wants to see the whole entry */
    static LitRenderer<AuditRow> of(Consumer<AuditRow> open) {
        return LitRenderer.<AuditRow>of("""
                        <div class="row" data-testid="audit-row" data-name="${item.key}" data-state="${item.word}">
                          <div class="cell cell-age faint"><podium-age at="${item.at}"></podium-age></div>
                          <div class="cell cell-name"><span class="strong">${item.actor}</span><span class="cell-sub">${item.address}</span></div>
                          <div class="cell cell-what"><span><span class="tag">${item.verb}</span> <span class="mono">${item.object}</span></span>
                            <span class="cell-sub">${item.collection}</span></div>
                          <div class="cell cell-status"><span class="status ${item.tone}"><podium-icon name="${item.icon}"></podium-icon><span>${item.word}</span></span>
                            <span class="cell-sub" title="${item.why}">${item.why}</span></div>
                          <div class="cell cell-actions"><button type="button" class="button button--plain button--small" data-testid="audit-open" @click="${details}">Details</button></div>
                        </div>
                        """)
                .withProperty("key", AuditRow::key)
                .withProperty("at", row -> row.entry().at().toString())
                .withProperty("actor", row -> row.entry().actor())
                .withProperty("address", row -> row.entry().address())
                .withProperty("verb", AuditRow::verb)
                .withProperty("object", AuditRow::object)
                .withProperty("collection", row -> row.entry().collection())
                .withProperty("tone", row -> row.status().tone().styleClass())
                .withProperty("icon", row -> row.status().icon())
                .withProperty("word", row -> row.status().word())
                .withProperty("why", row -> Objects.requireNonNullElse(row.why(), ""))
                .withFunction("details", open::accept);
    }
}
