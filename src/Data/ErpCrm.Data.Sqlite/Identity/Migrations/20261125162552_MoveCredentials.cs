using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.Sqlite.Identity.Migrations
{
    /// <inheritdoc />
    public partial class MoveCredentials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "identity_Credentials",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthenticatorKey = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_Credentials", x => x.Id);
                    table.ForeignKey(
                        name: "FK_identity_Credentials_identity_Users_Id",
                        column: x => x.Id,
                        principalTable: "identity_Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql("""
                INSERT INTO identity_Credentials (Id, UserName, NormalizedUserName, PasswordHash, SecurityStamp, AuthenticatorKey)
                SELECT Id, Email, NormalizedEmail, PasswordHash, SecurityStamp, AuthenticatorKey FROM identity_Users;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_identity_Credentials_NormalizedUserName",
                table: "identity_Credentials",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.DropIndex(
                name: "IX_identity_Users_NormalizedEmail",
                table: "identity_Users");

            migrationBuilder.DropColumn(
                name: "AuthenticatorKey",
                table: "identity_Users");

            migrationBuilder.DropColumn(
                name: "NormalizedEmail",
                table: "identity_Users");

            migrationBuilder.DropColumn(
                name: "PasswordHash",
                table: "identity_Users");

            migrationBuilder.DropColumn(
                name: "SecurityStamp",
                table: "identity_Users");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AuthenticatorKey",
                table: "identity_Users",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NormalizedEmail",
                table: "identity_Users",
                type: "TEXT",
                maxLength: 256,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PasswordHash",
                table: "identity_Users",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SecurityStamp",
                table: "identity_Users",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("""
                UPDATE identity_Users SET
                    NormalizedEmail = (SELECT c.NormalizedUserName FROM identity_Credentials AS c WHERE c.Id = identity_Users.Id),
                    PasswordHash = (SELECT c.PasswordHash FROM identity_Credentials AS c WHERE c.Id = identity_Users.Id),
                    SecurityStamp = (SELECT c.SecurityStamp FROM identity_Credentials AS c WHERE c.Id = identity_Users.Id),
                    AuthenticatorKey = (SELECT c.AuthenticatorKey FROM identity_Credentials AS c WHERE c.Id = identity_Users.Id);
                """);

            migrationBuilder.CreateIndex(
                name: "IX_identity_Users_NormalizedEmail",
                table: "identity_Users",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.DropTable(
                name: "identity_Credentials");
        }
    }
}
