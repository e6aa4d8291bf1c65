package io.jenkins.plugins.eventschedules.standalone;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where to listen.
 *
 * @param port 0 takes a free one
 */
record Address(String host, int port) {

    boolean isLoopback() throws CannotStartException {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new CannotStartException("there is no address " + host + ". Give --host one of this machine's.");
        }
    }
}
