package dev.podium.portal.deploy;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppPlan;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.portal.platform.AppRef;
import dev.podium.portal.session.Access;
import dev.podium.portal.session.PortalSession;
import io.micronaut.context.annotation.Prototype;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows what the wizard starts from, and asks the API what a draft would do and to do it. */
@Prototype
final class DeployPresenter {
    private final PortalSession session;
    private @Nullable App base;

    DeployPresenter(PortalSession session) {
        this.session = session;
    }

    /** The draft of a new app. */
    DeployDraft fresh(Optional<String> namespace) {
        base = null;
        List<String> names = namespaces();
        String chosen = namespace
                .or(session::namespace)
                .filter(names::contains)
                .orElseGet(() -> names.isEmpty() ? "" : names.getFirst());
        return DeployDraft.EMPTY.in(chosen);
    }

    /** The draft of a change to an app, read from the API now. */
    DeployDraft change(AppRef ref) {
        App app = session.platform().app(ref);
        base = app;
        return DraftReader.of(app);
    }

    boolean changing() {
        return base != null;
    }

    /** The namespaces in which the person may deploy. */
    List<String> namespaces() {
        return session.access().namespaces().stream()
                .map(namespace -> namespace.metadata().name())
                .filter(name -> session.access().onNamespace(Access.APPS_WRITE, name))
                .sorted()
                .toList();
    }

    DraftWriter.Result write(DeployDraft draft) {
        return DraftWriter.write(draft, base == null ? null : base.spec());
    }

    AppPlan plan(DeployDraft draft, AppSpec spec) {
        return session.platform().plan(ref(draft), spec);
    }

    /** Creates the app, or replaces exactly the version the wizard started from: what somebody else did meanwhile is not lost. */
    App deploy(DeployDraft draft, AppSpec spec) {
        App now = base;
        WriteOptions options = now == null
                ? WriteOptions.creating()
                : WriteOptions.ifVersion(now.metadata().version());
        return session.platform().put(ref(draft), spec, options);
    }

    static AppRef ref(DeployDraft draft) {
        return new AppRef(draft.source().namespace(), draft.source().name().strip());
    }

    /** A name for the app made from its image: {@code registry.example/shop/web:1.8} suggests {@code web}. */
    static String suggestedName(String image) {
        String plain = image.strip().replaceFirst("@.*$", "");
        String last = plain.substring(plain.lastIndexOf('/') + 1).replaceFirst(":.*$", "");
        return last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^-+|-+$", "");
    }
}
