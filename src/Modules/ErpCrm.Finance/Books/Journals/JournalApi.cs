using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Books.Journals;

/// <summary>Journals in the API: read, and nothing else.</summary>
internal sealed class JournalApi : ApiKind<FinanceDbContext, Journal>
{
    public JournalApi(JournalsList list)
        : base(Kinds.Journal, "journals", list)
    {
        Has("lines", "journal-lines", "journal", "position");
    }
}

/// <summary>Their lines.</summary>
internal sealed class JournalLineApi() : ApiRecords<FinanceDbContext, JournalLine>("journal-lines")
{
    public override string ViewIn(RecordKinds kinds) => FinancePermissions.ViewLedger;

    public override (string One, string Many) WordsIn(RecordKinds kinds) => ("Journal line", "Journal lines");

    public override Type TextsIn(RecordKinds kinds) => typeof(FinanceText);

    protected override IReadOnlyList<Field<JournalLine>> FieldsIn(IServiceProvider services)
    {
        var accounts = services.GetRequiredService<FinanceDbContext>().Accounts;
        Expression<Func<JournalLine, string?>> code =
            l => accounts.Where(a => a.Id == l.AccountId).Select(a => a.Code).FirstOrDefault();
        Expression<Func<JournalLine, string?>> currency = l => l.Currency;
        return
        [
            Fields<JournalLine>.Record("journal", "Journal", Kinds.Journal, l => l.JournalId, _ => null),
            Fields<JournalLine>.Number("position", "Position", l => l.Position).Sorts(),
            Fields<JournalLine>.Date("date", "Date", l => l.Date),
            Fields<JournalLine>.Record("account", "Ledger account", Kinds.Account, l => l.AccountId, code),
            Fields<JournalLine>.Record("project", "Project", Kinds.Project, l => l.ProjectId, _ => null),
            Fields<JournalLine>.Record("costCentre", "Cost centre", Kinds.CostCentre, l => l.CostCentreId, _ => null),
            Fields<JournalLine>.Money("debit", "Debit", l => l.Debit, currency),
            Fields<JournalLine>.Money("credit", "Credit", l => l.Credit, currency),
            Fields<JournalLine>.Money("baseDebit", "Base debit", l => l.BaseDebit),
            Fields<JournalLine>.Money("baseCredit", "Base credit", l => l.BaseCredit),
            Fields<JournalLine>.Text("text", "Text", l => l.Text),
        ];
    }

    protected override IQueryable<JournalLine> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().JournalLines;
}
