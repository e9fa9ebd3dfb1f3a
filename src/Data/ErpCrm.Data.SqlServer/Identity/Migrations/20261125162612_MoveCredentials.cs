using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.SqlServer.Identity.Migrations
{
    /// <inheritdoc />
    public partial class MoveCredentials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Credentials",
                schema: "identity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AuthenticatorKey = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Credentials", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Credentials_Users_Id",
                        column: x => x.Id,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql("""
                INSERT INTO [identity].[Credentials] (Id, UserName, NormalizedUserName, PasswordHash, SecurityStamp, AuthenticatorKey)
                SELECT Id, Email, NormalizedEmail, PasswordHash, SecurityStamp, AuthenticatorKey FROM [identity].[Users];
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Credentials_NormalizedUserName",
                schema: "identity",
                table: "Credentials",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.DropIndex(
                name: "IX_Users_NormalizedEmail",
                schema: "identity",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "AuthenticatorKey",
                schema: "identity",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "NormalizedEmail",
                schema: "identity",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "PasswordHash",
                schema: "identity",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "SecurityStamp",
                schema: "identity",
                table: "Users");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AuthenticatorKey",
                schema: "identity",
                table: "Users",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NormalizedEmail",
                schema: "identity",
                table: "Users",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PasswordHash",
                schema: "identity",
                table: "Users",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SecurityStamp",
                schema: "identity",
                table: "Users",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("""
                UPDATE [identity].[Users] SET
                    NormalizedEmail = (SELECT c.NormalizedUserName FROM [identity].[Credentials] AS c WHERE c.Id = [identity].[Users].Id),
                    PasswordHash = (SELECT c.PasswordHash FROM [identity].[Credentials] AS c WHERE c.Id = [identity].[Users].Id),
                    SecurityStamp = (SELECT c.SecurityStamp FROM [identity].[Credentials] AS c WHERE c.Id = [identity].[Users].Id),
                    AuthenticatorKey = (SELECT c.AuthenticatorKey FROM [identity].[Credentials] AS c WHERE c.Id = [identity].[Users].Id);
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Users_NormalizedEmail",
                schema: "identity",
                table: "Users",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.DropTable(
                name: "Credentials",
                schema: "identity");
        }
    }
}
