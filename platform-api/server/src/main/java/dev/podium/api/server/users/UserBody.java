package dev.podium.api.server.users;

import dev.podium.api.contract.resource.Problem.FieldError;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.json.Fields;
import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.resource.ResourceBody;
import dev.podium.tenants.access.Collection;
import dev.podium.tenants.access.Grant;
import dev.podium.tenants.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a PUT of a user says. Absent password and grants leave those as they are. */
record UserBody(
        String name,
        Optional<String> displayName,
        Optional<String> password,
        Optional<List<Grant>> grants,
        Optional<Map<String, String>> labels) {
    private static final int LONGEST_DISPLAY_NAME = 200;
    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::code).toList();

    static UserBody decode(String name, JsonBody body) {
        ResourceBody<UserBody> decoded = ResourceBody.decode(body, fields -> spec(name, fields));
        UserBody spec = decoded.spec();
        return new UserBody(name, spec.displayName(), spec.password(), spec.grants(), decoded.labels());
    }

    static ApiProblem passwordMissing() {
        return ApiProblem.bodyInvalid(
                List.of(new FieldError("/password", "\"password\" is missing: a new user needs one to sign in")));
    }

    private static UserBody spec(String name, Fields fields) {
        return new UserBody(
                name,
                fields.optional("displayName").flatMap(value -> value.text(LONGEST_DISPLAY_NAME)),
                PasswordRule.read(fields, "password"),
                fields.objects("grants", grant -> grant(name, grant)),
                Optional.empty());
    }

    private static Grant grant(String user, Fields fields) {
        Optional<Role> role =
                fields.required("role").flatMap(value -> value.oneOf(ROLES)).flatMap(Role::of);
        Optional<Collection> collection = fields.required("collection").flatMap(value -> value.parsed(Collection::new));
        return new Grant(user, role.orElse(Role.VIEWER), collection.orElse(Collection.PLATFORM));
    }
}
