package dev.podium.portal.deploy;

import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.podium.api.contract.resource.Problem.FieldError;
import dev.podium.portal.component.Markup;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which field shows the error of which value of a manifest: the field with the longest pointer that leads to the value. */
final class ErrorPlaces {
    private final Map<String, Place> places = new LinkedHashMap<>();

    private record Place(Step step, HasValidationProperties field) {}

    void place(Step step, HasValidationProperties field, String... pointers) {
        for (String pointer : pointers) {
            places.put(pointer, new Place(step, field));
        }
    }

    void clear() {
        places.values().forEach(place -> {
            place.field().setInvalid(false);
            place.field().setErrorMessage("");
        });
    }

    /** Shows an error at its field. Returns the step that has the field, or nothing when the wizard has none for it. */
    Optional<Step> show(FieldError error) {
        String pointer = error.pointer().replaceFirst("^/spec(?=/)", "");
        return places.entrySet().stream()
                .filter(place -> pointer.equals(place.getKey()) || pointer.startsWith(place.getKey() + "/"))
                .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)))
                .map(Map.Entry::getValue)
                .map(place -> {
                    place.field().setErrorMessage(Markup.sentence(error.message()));
                    place.field().setInvalid(true);
                    return place.step();
                });
    }
}
