CREATE DATABASE keycloak OWNER tandem;
