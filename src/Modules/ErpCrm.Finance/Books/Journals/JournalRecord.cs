using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Books.Journals;

/// <summary>What is posted: a set of lines that balances.</summary>
internal sealed class JournalRecord : Record<FinanceDbContext, Journal>
{
    public override string Key => Kinds.Journal;

    public override RecordWords Words { get; } =
        new(typeof(FinanceText), "Journal", "Journals", "New journal entry");

    public override string Icon => "book-open-text";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.ViewLedger, FinancePermissions.EditLedger);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("Nobody outside is written to about an entry of the books.", RecordAbility.Mail)
        .And("Posted once and never changed: what is added later could not be entered.", RecordAbility.Fields)
        .And("It stands in its list by number, text and amount, and the search finds its document.",
            RecordAbility.Search)
        .And("One entry is several rows; what was before comes as opening balances.", RecordAbility.Import)
        .And("Two entries are two entries.", RecordAbility.Merge)
        .And("It is posted already: what is wrong is reversed.", RecordAbility.Approval);

    public override string ListUrl => "/finance/journals";

    public override Expression<Func<Journal, string>> Title { get; } = j => j.Reference != "" ? j.Reference : j.Text;

    public override IReadOnlyList<Field<Journal>> Fields { get; } =
    [
        Fields<Journal>.Date("day", "Date", j => j.Date).Sorts(),
        Fields<Journal>.Number("number", "Number", j => j.Number),
        Fields<Journal>.Choice("kind", "Kind", j => j.Kind),
        Fields<Journal>.Text("reference", "Document number", j => j.Reference),
        Fields<Journal>.Text("text", "Text", j => j.Text),
        Fields<Journal>.Money("amount", "Amount", j => j.Amount),
        Fields<Journal>.Moment("postedAt", "Posted", j => j.PostedAt),
        Fields<Journal>.Record("reversalOf", "Reversal of", Kinds.Journal, j => j.ReversalOfId, _ => null),
    ];

    public override IQueryable<Journal> Visible(Asking<FinanceDbContext> asking) => asking.Db.Journals;
}
