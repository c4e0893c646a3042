/** Sets a Keycloak realm up as Tandem needs it, from {@code integrations/keycloak}. Runs by itself, never inside the OMS. */
@org.springframework.modulith.NamedInterface("keycloak")
package org.tandemoms.identity.keycloak;
