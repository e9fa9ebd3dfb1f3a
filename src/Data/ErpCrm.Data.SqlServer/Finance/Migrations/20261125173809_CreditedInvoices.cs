using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.SqlServer.Finance.Migrations
{
    /// <inheritdoc />
    public partial class CreditedInvoices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ContractValue",
                schema: "finance",
                table: "Projects");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReopenedOn",
                schema: "finance",
                table: "Projects",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "CreditedAmount",
                schema: "finance",
                table: "Invoices",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastSettledOn",
                schema: "finance",
                table: "Invoices",
                type: "date",
                nullable: true);

            migrationBuilder.Sql("""
                UPDATE [finance].[Invoices] SET
                    [CreditedAmount] = CAST(COALESCE((SELECT SUM(n.[Gross]) FROM [finance].[CreditNotes] AS n WHERE n.[InvoiceId] = [finance].[Invoices].[Id]), 0) AS decimal(19,4)),
                    [LastSettledOn] = (SELECT MAX(a.[On]) FROM [finance].[PaymentAllocations] AS a WHERE a.[InvoiceId] = [finance].[Invoices].[Id]);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ReopenedOn",
                schema: "finance",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "CreditedAmount",
                schema: "finance",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "LastSettledOn",
                schema: "finance",
                table: "Invoices");

            migrationBuilder.AddColumn<decimal>(
                name: "ContractValue",
                schema: "finance",
                table: "Projects",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);
        }
    }
}
