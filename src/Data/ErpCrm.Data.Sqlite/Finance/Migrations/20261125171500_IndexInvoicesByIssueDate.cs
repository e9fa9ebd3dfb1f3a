using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.Sqlite.Finance.Migrations
{
    /// <inheritdoc />
    public partial class IndexInvoicesByIssueDate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_finance_Invoices_IssuedOn",
                table: "finance_Invoices",
                column: "IssuedOn");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_finance_Invoices_IssuedOn",
                table: "finance_Invoices");
        }
    }
}
