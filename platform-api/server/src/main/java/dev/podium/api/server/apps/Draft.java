package dev.podium.api.server.apps;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.server.images.ResolvedImage;
import dev.podium.api.server.json.JsonText;
import dev.podium.api.server.manifest.Manifest;
import dev.podium.api.server.manifest.ManifestReader;
import dev.podium.api.server.manifest.SpecTranslation;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides what a declared app becomes, given what it was. Pure.
 *
 * @param row the app as it is to be stored
 * @param released whether that is a new release
 * @param changed whether it differs from before at all
 */
record Draft(AppRow row, boolean released, boolean changed) {

    /** The circumstances of a write: when, by whom, and the identity a new app gets. */
    record Occasion(Instant now, String user, UUID uid) {}

    static Draft create(WorkloadId id, Manifest.Accepted wanted, ResolvedImage image, Occasion occasion) {
        AppSpec spec = wanted.spec();
        AppRow row = new AppRow(
                occasion.uid(),
                id.namespace().value(),
                id.name(),
                JsonText.write(wanted.declared()),
                SpecJson.write(spec),
                ManifestReader.labels(spec),
                1,
                image.image().digest().orElse(null),
                image.image().local(),
                image.warning().orElse(null),
                0,
                occasion.now(),
                false,
                1,
                1,
                occasion.now(),
                occasion.now(),
                occasion.user());
        return new Draft(row, true, true);
    }

    /** @param sameTerms whether what a job has beside what an app has stays as it is */
    static Draft replace(
            AppRow before, Manifest.Accepted wanted, boolean sameTerms, ResolvedImage image, Occasion occasion) {
        AppSpec spec = wanted.spec();
        boolean sameImage = image.image().equals(before.image());
        if (spec.equals(before.appSpec()) && sameImage && sameTerms) {
            return new Draft(before, false, false);
        }
        boolean released = !SpecTranslation.release(before.releaseNumber(), spec, image.image())
                .equals(SpecTranslation.release(before.releaseNumber(), before.appSpec(), before.image()));
        AppRow row = new AppRow(
                before.uid(),
                before.namespace(),
                before.name(),
                JsonText.write(wanted.declared()),
                SpecJson.write(spec),
                ManifestReader.labels(spec),
                before.releaseNumber() + (released ? 1 : 0),
                image.image().digest().orElse(null),
                image.image().local(),
                image.warning().orElse(null),
                before.restarts(),
                released ? occasion.now() : before.rolledAt(),
                false,
                before.generation() + 1,
                before.version() + 1,
                before.createdAt(),
                occasion.now(),
                before.createdBy());
        return new Draft(row, released, true);
    }

    static Draft restart(AppRow before, Occasion occasion) {
        return new Draft(touched(before, before.restarts() + 1, false, occasion), false, true);
    }

    /** Nothing that was declared changes. */
    static Draft touch(AppRow before, Occasion occasion) {
        return new Draft(touched(before, before.restarts(), false, occasion), false, true);
    }

    static Draft delete(AppRow before, Occasion occasion) {
        return new Draft(touched(before, before.restarts(), true, occasion), false, true);
    }

    /** The image the app keeps as long as nobody writes another reference: what a tag stood for when it was first asked for. */
    static Optional<ResolvedImage> kept(Optional<AppRow> before, AppSpec wanted) {
        return before.filter(row -> row.imageDigest() != null)
                .map(AppRow::image)
                .filter(image -> image.reference().equals(wanted.image()))
                .map(image -> new ResolvedImage(image, Optional.empty()));
    }

    private static AppRow touched(AppRow before, int restarts, boolean deleting, Occasion occasion) {
        return new AppRow(
                before.uid(),
                before.namespace(),
                before.name(),
                before.declared(),
                before.spec(),
                before.labels(),
                before.releaseNumber(),
                before.imageDigest(),
                before.imageLocal(),
                before.imageWarning(),
                restarts,
                restarts > before.restarts() ? occasion.now() : before.rolledAt(),
                deleting,
                before.generation(),
                before.version() + 1,
                before.createdAt(),
                occasion.now(),
                before.createdBy());
    }
}
