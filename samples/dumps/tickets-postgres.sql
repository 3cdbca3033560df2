--
-- PostgreSQL database dump
--

-- Dumped from database version 15.6 (Debian 15.6-0+deb12u1)
-- Dumped by pg_dump version 15.6 (Debian 15.6-0+deb12u1)

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;

--
-- Name: notify_agent(); Type: FUNCTION; Schema: public
--

CREATE FUNCTION public.notify_agent() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  -- tell ines.faro@example.com; she's on call
  PERFORM pg_notify('agent', 'ines.faro@example.com');
  RETURN NEW;
END;
$$;

CREATE TABLE public.users (
    id integer NOT NULL,
    login character varying(255) NOT NULL,
    firstname character varying(100) DEFAULT ''::character varying,
    lastname character varying(100) DEFAULT ''::character varying,
    email character varying(255) DEFAULT ''::character varying,
    phone character varying(100) DEFAULT ''::character varying,
    city character varying(14),
    last_ip inet,
    device_uuid uuid,
    mac macaddr,
    date_of_birth date,
    imei bigint,
    preferences jsonb,
    avatar bytea,
    updated_at timestamp(3) without time zone NOT NULL
);

CREATE TABLE public.ticket_articles (
    id integer NOT NULL,
    ticket_id integer NOT NULL,
    "from" character varying(3000),
    "to" character varying(3000),
    subject character varying(3000),
    message_id character varying(3000),
    body text NOT NULL,
    tags text[],
    created_at timestamp(3) without time zone NOT NULL
);

COPY public.users (id, login, firstname, lastname, email, phone, city, last_ip, device_uuid, mac, date_of_birth, imei, preferences, avatar, updated_at) FROM stdin;
3	halvorsen.k	Kari	Halvorsen	kari.halvorsen@example.no	+47 22 55 01 43	Trondheim	203.0.113.88	5d1c2f6e-9a34-4b7d-8e21-c0ffee123456	3c:5a:b4:77:10:9e	1979-06-21	352099001761481	{"phone": 4722550143, "notes": "prefers kari.halvorsen@example.no", "locale": "nb-no"}	\\x4b61726920486c61766f7273656e3a206b6172692e68616c766f7273656e406578616d706c652e6e6f	2026-01-14 08:11:00
4	-	System		\N	\N	\N	\N	\N	\N	\N	\N	{}	\N	2026-01-14 08:11:00
\.

COPY public.ticket_articles (id, ticket_id, "from", "to", subject, message_id, body, tags, created_at) FROM stdin;
81	12	Kari Halvorsen <kari.halvorsen@example.no>	support@socialcare.example	Router drops, firmware 5.14.2.0	<20260114.8811@mail.example.no>	Hello,\nmy router (MAC 3c:5a:b4:77:10:9e) drops.\tError 33.\nC:\\logs\\r.txt attached.\n\nKari Halvorsen	{router,"5.14"}	2026-01-14 08:12:00
\.

INSERT INTO public.users VALUES (5, 'o''neal', 'Shay', 'O''Neal', E'shay.oneal@example.ie', '', NULL, '198.51.100.200', NULL, NULL, '1990-02-28', NULL, '{"phone": "+353 20 915 0143"}'::jsonb, NULL, '2026-01-15 09:00:00');

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

--
-- PostgreSQL database dump complete
--
