using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.SharedKernel.Records;
using ErpCrm.SharedKernel.Security;

namespace ErpCrm.Finance.Invoices;

/// <summary>An invoice, as the rest of the application knows it.</summary>
internal sealed class InvoiceRecord : Record<FinanceDbContext, Invoice>
{
    public override string Key => Kinds.Invoice;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Invoice", "Invoices", "New invoice");

    public override string Icon => "receipt-text";

    public override RecordRights Rights { get; } = new(FinancePermissions.ViewInvoices, FinancePermissions.EditInvoices);

    public override string ListUrl => "/finance/invoices";

    public override Expression<Func<Invoice, string>> Title { get; } = i => i.Number ?? "";

    public override RecordSearch<Invoice> Search { get; } = new(i => i.SearchText, i => i.Client.Search)
    {
        Detail = i => i.Client.Name,
        Amount = i => i.Gross,
        Currency = i => i.Currency,
        Untitled = "Draft",
        Order = invoices => invoices.OrderByDescending(i => i.Id),
    };

    public override IQueryable<Invoice> Visible(Asking<FinanceDbContext> asking) => 
        asking.Db.Invoices.VisibleTo(asking.Me.AccessTo(Rights.View));
}
