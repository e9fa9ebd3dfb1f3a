using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.BankAccounts;

internal sealed record BankAccountRow(
    Guid Id, string Name, string Number, bool IsOnInvoices, bool IsCard, DateOnly OpenedOn, decimal OpeningBalance,
    string Currency);

internal sealed class BankAccountsList : ListOf<BankAccount, BankAccountRow>
{
    public BankAccountsList()
        : base("bank-accounts", "/finance/bank-accounts", typeof(FinanceText))
    {
        Name = "Bank accounts";
        RowsAre(Kinds.BankAccount, r => r.Id, r => r.Name);
        WhenNothing(new("landmark", "No bank accounts yet",
            "Enter your accounts with their balance on a day; payments and paid expenses move it from there.")
        {
            Action = ("New bank account", "/finance/bank-accounts/create"),
        });

        Text("name", "Name", r => r.Name).SortsBy(r => r.Currency, r => r.Name).Imports().Card(1)
            .Cell(NameOf);
        Text("number", "Account number", r => r.Number).Imports();
        Day("opened", "Balance on", r => r.OpenedOn).Imports().Card(3);
        Money("balance", "Opening balance", r => r.OpeningBalance, r => r.Currency).Imports().Card(2);
    }

    protected override bool FindsFirst => false;

    public override IQueryable<BankAccount> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().BankAccounts.AsNoTracking();

    protected override Expression<Func<BankAccount, BankAccountRow>> Row(ListScope scope) =>
        a => new BankAccountRow(a.Id, a.Name, a.Number, a.IsOnInvoices, a.IsCard, a.OpenedOn, a.OpeningBalance,
            a.Currency);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);

    private static Html NameOf(BankAccountRow row, ListScope scope)
    {
        var name = Cells.Name($"/finance/bank-accounts/{row.Id}/edit", row.Name);
        if (row.IsCard) return Html.Of($"{name} {Cells.Badge("violet", scope.Say("card of the company"))}");
        return row.IsOnInvoices ? Html.Of($"{name} {Cells.Badge("blue", scope.Say("on invoices"))}") : name;
    }
}
