package dev.podium.api.server.openapi;

import dev.podium.api.server.access.Unguarded;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

@Controller
@Hidden
final class OpenApiController {
    private final OpenApiDocument document;

    OpenApiController(OpenApiDocument document) {
        this.document = document;
    }

    @Get("/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Unguarded(to = Unguarded.To.EVERYONE, because = "how the API works is no secret")
    HttpResponse<byte[]> openApi() {
        return HttpResponse.ok(document.bytes()).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
