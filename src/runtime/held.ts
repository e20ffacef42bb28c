/**
 * What stores hold open, such as connections, and when it is let go: at the end of whatever
 * `holding` is put around, which for a command is all of it. So a store can be opened anywhere
 * without everybody between there and the end saying so. Where nobody says when, nothing is held
 * beyond a single question.
 */
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Scope from "effect/Scope";

export const Held = Context.Reference<Scope.Scope | undefined>("caseflow/Held", {
  defaultValue: () => undefined,
});

/** Runs an effect and lets go, however it ends, of what the stores opened in it hold. */
export const holding = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.acquireUseRelease(
    Scope.make(),
    (scope) => Effect.provideService(effect, Held, scope),
    (scope, exit) => Scope.close(scope, exit),
  );
