using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Treasury.Banking.Statements;

/// <summary>A statement of a bank account.</summary>
internal sealed class BankStatementRecord : Record<FinanceDbContext, BankStatement>
{
    public override string Key => Kinds.BankStatement;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Bank statement", "Bank statements");

    public override string Icon => "file-spreadsheet";

    public override RecordRights Rights { get; } = new(FinancePermissions.ViewBank, FinancePermissions.EditBank);

    public override string NotInApi => "A bank sends it as a file; what became of its lines is in the journals.";

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking.AllBut(
        "A paper of the bank: what is worth talking about is what its lines are matched with.", RecordAbility.Page,
        RecordAbility.List);

    public override string ListUrl => "/finance/bank/statements";

    public override Expression<Func<BankStatement, string>> Title { get; } = s => s.FileName;

    public override IReadOnlyList<Field<BankStatement>> Fields { get; } =
    [
        Fields<BankStatement>.Text("fileName", "File", s => s.FileName),
        Fields<BankStatement>.Choice("state", "State", s => s.State),
        Fields<BankStatement>.Date("from", "First day", s => s.From),
        Fields<BankStatement>.Date("to", "Last day", s => s.To),
        Fields<BankStatement>.Money("opening", "Opening balance", s => s.Opening, s => s.Currency),
        Fields<BankStatement>.Money("closing", "Closing balance", s => s.Closing, s => s.Currency),
    ];

    public override IQueryable<BankStatement> Visible(Asking<FinanceDbContext> asking) => asking.Db.BankStatements;
}
