using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.Sqlite.Crm.Migrations
{
    /// <inheritdoc />
    public partial class CompaniesOfOneNameByTaxId : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_crm_Companies_NameKey",
                table: "crm_Companies");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Companies_NameKey",
                table: "crm_Companies",
                column: "NameKey",
                unique: true,
                filter: "TaxKey IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Companies_NameKey_TaxKey",
                table: "crm_Companies",
                columns: new[] { "NameKey", "TaxKey" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_crm_Companies_NameKey",
                table: "crm_Companies");

            migrationBuilder.DropIndex(
                name: "IX_crm_Companies_NameKey_TaxKey",
                table: "crm_Companies");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Companies_NameKey",
                table: "crm_Companies",
                column: "NameKey",
                unique: true);
        }
    }
}
