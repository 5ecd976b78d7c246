-- AlterTable
ALTER TABLE "person" ADD COLUMN     "registry_digest" TEXT;
