/** Where the files come from: a folder, or the plugin's own archive. */
package io.jenkins.plugins.eventschedules.sandbox.shelf;
