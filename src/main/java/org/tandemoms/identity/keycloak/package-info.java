/** Sets a Keycloak realm up as Tandem needs it, from {@code integrations/keycloak}. Runs by itself, never inside the OMS. */
package org.tandemoms.identity.keycloak;
