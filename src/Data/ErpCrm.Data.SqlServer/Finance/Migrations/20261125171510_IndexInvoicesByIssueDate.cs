using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.SqlServer.Finance.Migrations
{
    /// <inheritdoc />
    public partial class IndexInvoicesByIssueDate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Invoices_IssuedOn",
                schema: "finance",
                table: "Invoices",
                column: "IssuedOn");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Invoices_IssuedOn",
                schema: "finance",
                table: "Invoices");
        }
    }
}
