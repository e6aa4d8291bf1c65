/**
 * The runner inside this JVM. It is level-triggered: each round computes from the store and the clock what is due, so
 * a restart, a long pause or a jump of the clock is healed by the next round, and nothing depends on a timer that can
 * be lost.
 */
package io.jenkins.plugins.eventschedules.controller;
