CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"about" text NOT NULL,
	"seq" bigint NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"person" text NOT NULL,
	"words" text NOT NULL,
	"at" bigint NOT NULL,
	"state" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" bigint NOT NULL,
	"last_error" text,
	"sent_at" bigint
);
--> statement-breakpoint
CREATE TABLE "readers" (
	"name" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "deliveries_state" ON "deliveries" USING btree ("state","next_at");--> statement-breakpoint
CREATE INDEX "deliveries_about" ON "deliveries" USING btree ("about","at");