package dev.podium.api.server.audit;

import dev.podium.api.contract.audit.AuditEntry;
import dev.podium.api.contract.audit.AuditVerification;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.server.access.AccessGate;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.CollectionParameter;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.tenants.access.Collection;
import dev.podium.tenants.access.Grant;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(
        name = "Audit",
        description =
                "Who did or tried what: every write, and every attempt that was denied, newest first. Entries cannot be changed"
                        + " without audit:verify seeing it; they are kept for 400 days.")
final class AuditController {
    private static final String FILTERS =
            "collection is / for all, /acme for a tenant, /acme/acme-prod for a namespace; left out, it"
                    + " is what you may see. actor and outcome (Done, Denied, Refused, Failed) are exact, operation is a part and path"
                    + " a beginning; since and until are moments.";

    private final AuditReader reader;
    private final AuditChain chain;
    private final AccessGate gate;

    AuditController(AuditReader reader, AuditChain chain, AccessGate gate) {
        this.reader = reader;
        this.chain = chain;
        this.gate = gate;
    }

    @Get("/audit")
    @Guarded(permission = Permission.AUDIT_READ, scope = Scope.ASKED_BY_OPERATION, quota = Quota.NONE)
    @Operation(summary = "List what was done and tried", description = FILTERS)
    Page<AuditEntry> list(
            Caller caller, HttpRequest<?> request, PageRequest page, @QueryValue @Nullable String collection) {
        return reader.list(allowed(caller, collection), AuditQuery.of(request), page);
    }

    @Get("/audit.csv")
    @Produces(MediaType.TEXT_CSV)
    @Guarded(permission = Permission.AUDIT_READ, scope = Scope.ASKED_BY_OPERATION, quota = Quota.NONE)
    @Operation(
            summary = "Export what was done and tried as CSV",
            description =
                    FILTERS + " At most 10,000 entries; where there are more, the header X-Next-Cursor has the cursor"
                            + " of the next ones.")
    HttpResponse<String> csv(
            Caller caller,
            HttpRequest<?> request,
            @QueryValue @Nullable String collection,
            @QueryValue @Nullable String cursor) {
        return exported(reader.export(allowed(caller, collection), AuditQuery.of(request), cursor), AuditText.CSV);
    }

    @Get("/audit.ndjson")
    @Produces("application/x-ndjson")
    @Guarded(permission = Permission.AUDIT_READ, scope = Scope.ASKED_BY_OPERATION, quota = Quota.NONE)
    @Operation(
            summary = "Export what was done and tried, a JSON object a line",
            description =
                    FILTERS + " At most 10,000 entries; where there are more, the header X-Next-Cursor has the cursor"
                            + " of the next ones.")
    HttpResponse<String> ndjson(
            Caller caller,
            HttpRequest<?> request,
            @QueryValue @Nullable String collection,
            @QueryValue @Nullable String cursor) {
        return exported(reader.export(allowed(caller, collection), AuditQuery.of(request), cursor), AuditText.NDJSON);
    }

    @Get("/audit:verify")
    @Guarded(permission = Permission.AUDIT_READ, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(
            summary = "See whether the audit trail is as it was written",
            description = "Follows the chain of hashes from the oldest entry to the newest and says where it breaks.")
    AuditVerification verify() {
        return chain.verify();
    }

    private HttpResponse<String> exported(Page<AuditEntry> page, AuditText text) {
        var response = HttpResponse.ok(reader.written(page.items(), text));
        return page.cursor() == null ? response : response.header("X-Next-Cursor", page.cursor());
    }

    private Collection allowed(Caller caller, @Nullable String asked) {
        Collection collection = asked == null ? widest(caller) : CollectionParameter.parse(asked);
        gate.require(caller, Permission.AUDIT_READ, collection);
        return collection;
    }

    private static Collection widest(Caller caller) {
        return caller.grants().stream()
                .filter(grant -> grant.role().allows(Permission.AUDIT_READ))
                .map(Grant::collection)
                .min((a, b) -> Integer.compare(a.path().length(), b.path().length()))
                .orElse(Collection.PLATFORM);
    }
}
