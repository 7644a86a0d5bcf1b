package dev.podium.portal.fake;

import dev.podium.api.contract.resource.Problem;

/** Ends a request with a problem. */
final class FakeRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final transient Problem problem;

    FakeRefusal(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }
}
