/**
 * What the lifecycle needs from the world, as interfaces: a store, a catalog, a provisioner, a runner, secrets.
 *
 * <p>Adapters implement these; they may use nothing of ours but this package, its parent and {@code event}.
 */
package io.jenkins.plugins.eventschedules.lifecycle.port;
