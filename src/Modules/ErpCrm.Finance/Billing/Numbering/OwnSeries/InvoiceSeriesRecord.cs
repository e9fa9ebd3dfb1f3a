using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Billing.Numbering.OwnSeries;

/// <summary>A series of invoice numbers.</summary>
internal sealed class InvoiceSeriesRecord : Record<FinanceDbContext, InvoiceSeries>
{
    public override string Key => Kinds.InvoiceSeries;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Series of invoices", "Series of invoices");

    public override string Icon => "list-ordered";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.EditSettings, FinancePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List);

    public override string NotInApi => "Set once by whoever answers for the books; an invoice says its number.";

    public override string ListUrl => "/finance/invoice-series";

    protected override string? Page => null;

    public override Expression<Func<InvoiceSeries, string>> Title { get; } = s => s.Name;

    public override IQueryable<InvoiceSeries> Visible(Asking<FinanceDbContext> asking) => asking.Db.InvoiceSeries;
}
