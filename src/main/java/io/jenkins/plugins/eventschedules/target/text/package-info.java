/** Files that others wrote, read with bounds into trees that know their lines. */
package io.jenkins.plugins.eventschedules.target.text;
