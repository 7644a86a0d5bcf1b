package dev.podium.api.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.TestDatabase;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private final Http http = TestDatabase.H2.api().http();
    private final String text = http.get("/openapi.json").body();
    private final Map<String, Object> document;

    OpenApiTest() throws Exception {
        document = JsonMapper.createDefault().readValue(text, Argument.mapOf(String.class, Object.class));
    }

    @Test
    void isOpenApi31() {
        assertThat(document.get("openapi")).asString().startsWith("3.1");
        assertThat(Json.object(document, "info").get("title")).isEqualTo("Podium");
    }

    @Test
    void hasEveryPathOfTheApi() {
        List<String> paths = TestDatabase.H2
                .api()
                .bean(Router.class)
                .uriRoutes()
                .map(route -> route.getUriMatchTemplate().toPathString())
                .filter(path -> path.startsWith("/api/") || path.startsWith("/auth/"))
                .distinct()
                .toList();
        assertThat(Json.object(document, "paths").keySet()).containsAll(paths);
    }

    @Test
    void everyOperationHasASummaryAnIdOfItsOwnAndSaysHowItFails() {
        List<String> ids = new ArrayList<>();
        operations().forEach(operation -> {
            assertThat(operation.get("summary")).as("%s", operation).asString().isNotBlank();
            assertThat(Json.object(operation, "responses")).containsKey("default");
            assertThat(operation).containsKey("security");
            ids.add(String.valueOf(operation.get("operationId")));
        });
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void everyReferenceLeadsSomewhereAndNothingOfTheInsideShows() {
        assertThat(Json.object(document, "components", "schemas").keySet())
                .containsAll(Json.references(document))
                .doesNotContain("Caller", "WriteConditions", "PageRequest", "JsonBody", "Guarded");
    }

    @Test
    void thePageToBrowseItLoadsNothingFromElsewhere() {
        Http.Answer page = http.get("/docs");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui-bundle.js").doesNotContain("http://", "https://");
        for (String asset : List.of("/docs/docs.js", "/docs/docs.css", "/docs/assets/swagger-ui-bundle.js")) {
            assertThat(http.get(asset).status()).as(asset).isEqualTo(200);
        }
    }

    private List<Map<String, Object>> operations() {
        return Json.object(document, "paths").values().stream()
                .flatMap(methods -> Json.object(methods).values().stream())
                .map(Json::object)
                .toList();
    }
}
