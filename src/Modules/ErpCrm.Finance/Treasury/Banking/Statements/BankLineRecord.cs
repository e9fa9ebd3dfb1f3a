using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Treasury.Banking.Statements;

/// <summary>A line of a statement.</summary>
internal sealed class BankLineRecord : Record<FinanceDbContext, BankLine>
{
    public override string Key => Kinds.BankLine;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Bank line", "Bank lines");

    public override string Icon => "arrow-left-right";

    public override RecordRights Rights { get; } = new(FinancePermissions.ViewBank, FinancePermissions.EditBank);

    public override string NotInApi => "A bank sends it in a file; what it was matched with is in the journals.";

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking.AllBut(
        "What the bank did: papers and talk belong to the document that it paid.", RecordAbility.Page,
        RecordAbility.List);

    public override string ListUrl => "/finance/bank/lines";

    public override Expression<Func<BankLine, string>> Title { get; } = l => l.Text;

    public override IReadOnlyList<Field<BankLine>> Fields { get; } =
    [
        Fields<BankLine>.Date("on", "Date", l => l.On).Sorts(),
        Fields<BankLine>.Money("amount", "Amount", l => l.Amount, l => l.Currency).Sorts().Sums(FieldSum.PerCurrency),
        Fields<BankLine>.Text("party", "Payer or payee", l => l.PartyName),
        Fields<BankLine>.Text("text", "Text", l => l.Text),
        Fields<BankLine>.Choice("state", "State", l => l.State),
        Fields<BankLine>.Date("matchedOn", "Matched on", l => l.MatchedOn),
    ];

    public override IQueryable<BankLine> Visible(Asking<FinanceDbContext> asking) => asking.Db.BankLines;
}
