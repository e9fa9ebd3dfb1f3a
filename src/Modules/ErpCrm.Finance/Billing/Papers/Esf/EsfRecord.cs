using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;

namespace ErpCrm.Finance.Billing.Papers.Esf;

/// <summary>An invoice as the tax service knows it: seen by those who see the invoice.</summary>
internal sealed class EsfRecord : Record<FinanceDbContext, EsfInvoice>
{
    public override string Key => Kinds.Esf;

    public override RecordWords Words { get; } =
        new(typeof(FinanceText), "E-invoice of the tax service", "E-invoices of the tax service");

    public override string Icon => "file-check";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.ViewInvoices, FinancePermissions.EditInvoices);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking.AllBut(
        "A state of its invoice: papers, talk and mails belong to that.", RecordAbility.List);

    public override string NotInApi => "Kept account of by hand; the invoice itself answers.";

    public override string ListUrl => "/finance/esf";

    protected override string? Page => null;

    public override Expression<Func<EsfInvoice, string>> Title { get; } = e => e.Invoice.Number ?? "";

    public override IReadOnlyList<Field<EsfInvoice>> Fields { get; } =
    [
        Fields<EsfInvoice>.Choice("state", "State", e => e.State).Says(EsfWords.Of).Sorts(),
        Fields<EsfInvoice>.Text("number", "Number at the tax service", e => e.Number),
        Fields<EsfInvoice>.Date("stateOn", "State on", e => e.StateOn),
        Fields<EsfInvoice>.Text("reason", "Reason", e => e.Reason),
    ];

    public override IQueryable<EsfInvoice> Visible(Asking<FinanceDbContext> asking) =>
        asking.Db.EsfInvoices.VisibleTo(asking.Me.AccessTo(FinancePermissions.ViewInvoices));

    protected override IQueryable<EsfInvoice> Changeable(Asking<FinanceDbContext> asking) =>
        asking.Db.EsfInvoices.ChangeableBy(asking.Me);
}

/// <summary>The predicate of its invoice (domain-rules §32).</summary>
internal static class EsfQueries
{
    public static IQueryable<EsfInvoice> VisibleTo(this IQueryable<EsfInvoice> rows, Access access)
    {
        if (access.Scope == Scope.All) return rows;
        if (access.Scope == Scope.None) return rows.Where(_ => false);
        var ids = access.UserIds.Select(id => (Guid?)id).ToArray();
        return rows.Where(e => ids.Contains(e.Invoice.ManagerId) || ids.Contains(e.Invoice.SalesOwnerId));
    }

    public static IQueryable<EsfInvoice> ChangeableBy(this IQueryable<EsfInvoice> rows, ICurrentUser me) =>
        rows.VisibleTo(me.AccessTo(FinancePermissions.EditInvoices));
}
