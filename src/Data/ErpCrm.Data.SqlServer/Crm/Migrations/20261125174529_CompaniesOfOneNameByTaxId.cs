using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.SqlServer.Crm.Migrations
{
    /// <inheritdoc />
    public partial class CompaniesOfOneNameByTaxId : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Companies_NameKey",
                schema: "crm",
                table: "Companies");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_NameKey",
                schema: "crm",
                table: "Companies",
                column: "NameKey",
                unique: true,
                filter: "TaxKey IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_NameKey_TaxKey",
                schema: "crm",
                table: "Companies",
                columns: new[] { "NameKey", "TaxKey" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Companies_NameKey",
                schema: "crm",
                table: "Companies");

            migrationBuilder.DropIndex(
                name: "IX_Companies_NameKey_TaxKey",
                schema: "crm",
                table: "Companies");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_NameKey",
                schema: "crm",
                table: "Companies",
                column: "NameKey",
                unique: true);
        }
    }
}
