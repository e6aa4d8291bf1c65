/** The rooms put together: the store and the environments that run while Jenkins does. */
package io.jenkins.plugins.eventschedules.jenkins.house;
