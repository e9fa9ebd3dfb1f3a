using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Billing.Concessions;

/// <summary>A request for a credit note, a write-off or a discount, seen by those who see what it is about.</summary>
internal sealed class ConcessionRecord : Record<FinanceDbContext, Concession>
{
    public override string Key => Kinds.Concession;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Request", "Requests");

    public override string Icon => "badge-percent";

    public override RecordRights Rights { get; } = new(FinancePermissions.ViewInvoices);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("It is decided within the company; its customer gets the document.", RecordAbility.Mail)
        .And("A request is made of the document it asks for; nobody fills in a form of it.", RecordAbility.Fields,
            RecordAbility.Import)
        .And("Found by the invoice or the work that it is about.", RecordAbility.Search)
        .And("What is approved is the document that it asks for.", RecordAbility.Approval)
        .And("Each asks for one thing once.", RecordAbility.Merge);

    public override string NotInApi => "A request is decided by people, in their inbox.";

    public override string ListUrl => "/finance/requests";

    public override Expression<Func<Concession, string>> Title { get; } = c => c.Subject;

    public override IReadOnlyList<Field<Concession>> Fields { get; } =
    [
        Fields<Concession>.Choice("kind", "Kind", c => c.Kind).Sorts(),
        Fields<Concession>.Choice("state", "State", c => c.State).Sorts(),
        Fields<Concession>.Money("amount", "Amount", c => c.Amount, c => c.Currency).Sums(FieldSum.PerCurrency),
        Fields<Concession>.Text("reason", "Reason", c => c.Reason),
        Fields<Concession>.Text("decidedBy", "Decided by", c => c.DecidedByName),
        Fields<Concession>.Text("note", "Note", c => c.Note),
    ];

    public override IQueryable<Concession> Visible(Asking<FinanceDbContext> asking) =>
        asking.Db.Concessions.VisibleTo(asking.Db, asking.Me);
}
