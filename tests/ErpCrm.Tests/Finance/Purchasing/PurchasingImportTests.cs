using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Tests.Finance.Books;
using ErpCrm.Tests.Workspace.Imports;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Purchasing;

/// <summary>What a company brings along when it begins: suppliers, and what it owes them.</summary>
public sealed class PurchasingImportTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly PurchasingScene _scene = new(app);

    [Fact]
    public async Task Suppliers_come_with_where_they_are_paid_to()
    {
        var sign = ImportSteps.Unique();
        await app.DrainAsync();
        var before = await app.RowsAsync<FinanceDbContext>(typeof(Supplier));
        var url = await app.ImportedAsync(TestUser.Accountant, "supplier",
            $"Поставщик;ИНН;Валюта;Отсрочка;Номер счёта;БИК\r\nHost {sign};DE1;EUR;30;DE89 3704 0044 0532 0130 00;\r\n"
            + $"Rent {sign};;;;1280-0160;124001\r\nWrong {sign};;;;DE89370400440532013001;\r\n");
        Assert.StartsWith("2 0 0 1", await app.FiguresAsync(TestUser.Accountant, url), StringComparison.Ordinal);
        var host = await app.InAsync<FinanceDbContext, Supplier>(
            db => db.Suppliers.AsNoTracking().SingleAsync(s => s.Name == $"Host {sign}"));
        Assert.Equal(("DE1", "EUR", 30, "DE89370400440532013000"),
            (host.TaxId, host.Currency, host.PaymentTermDays, host.AccountNumber));
        await app.DoImportAsync(TestUser.Accountant, url, "undo");
        Assert.Equal(before, await app.RowsAsync<FinanceDbContext>(typeof(Supplier)));
    }

    [Fact]
    public async Task Open_bills_are_owed_against_the_opening_balances_and_go_with_their_import()
    {
        var sign = ImportSteps.Unique();
        await app.DrainAsync();
        var before = await app.RowsAsync<FinanceDbContext>(typeof(Supplier), typeof(Bill));
        var day = app.Today.AddDays(-60);
        var url = await app.ImportedAsync(TestUser.Accountant, "bill",
            $"Номер;Поставщик;Дата;Срок оплаты;Сумма;НДС;Остаток\r\nA-{sign};Mill {sign};{day:dd.MM.yyyy};"
            + $"{day.AddDays(14):dd.MM.yyyy};112 000,00;12 000,07;50 000,00\r\n"
            + $"B-{sign};mill {sign};{day:dd.MM.yyyy};;5600,5;;\r\n"
            + $"a {sign};Mill {sign};{day:dd.MM.yyyy};;100;;\r\n"
            + $"C-{sign};Mill {sign};{day:dd.MM.yyyy};;100;;200\r\n"
            + $"D-{sign};Mill {sign};{app.Today.AddDays(5):dd.MM.yyyy};;100;;\r\n");
        Assert.StartsWith("2 0 0 3", await app.FiguresAsync(TestUser.Accountant, url), StringComparison.Ordinal);
        var bill = await BillAsync($"A-{sign}");
        Assert.Equal((112_000m, 12_000.07m, 50_000m, 62_000m, true, day.AddDays(14)),
            (bill.Gross, bill.Vat, bill.OpenAmount, bill.SettledBefore, bill.IsOpen, bill.DueOn));
        Assert.Equal([(AccountRole.Payables, -50_000m), (AccountRole.OpeningBalances, 50_000m)],
            (await app.PostedAsync(bill.Id)).Select(p => (p.Role, p.Base)));
        await app.Browser(TestUser.Accountant).GetAsync($"/finance/bills/{bill.Id}");

        await app.DoImportAsync(TestUser.Accountant, url, "undo");
        Assert.Equal(before, await app.RowsAsync<FinanceDbContext>(typeof(Supplier), typeof(Bill)));
        Assert.Equal(0m, await app.BaseOfAsync(AccountRole.Payables, bill.Id));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task What_was_paid_of_it_stays_when_the_import_is_taken_back()
    {
        var sign = ImportSteps.Unique();
        var day = app.Today.AddDays(-40);
        var url = await app.ImportedAsync(TestUser.Accountant, "bill",
            $"Number;Supplier;Date;Total;VAT;Open\r\nP-{sign};Paid {sign};{day:yyyy-MM-dd};1120;120;1000\r\n");
        var bill = await BillAsync($"P-{sign}");
        var supplier = await app.InAsync<FinanceDbContext, Supplier>(
            db => db.Suppliers.AsNoTracking().SingleAsync(s => s.Id == bill.SupplierId));
        await _scene.PayAsync(supplier, 1000, app.Today, (bill, 1000));
        await app.DoImportAsync(TestUser.Accountant, url, "undo");
        Assert.Equal((0m, app.Today), ((await BillAsync($"P-{sign}")).OpenAmount,
            (await BillAsync($"P-{sign}")).PaidOn!.Value));
        await app.BooksAgreeAsync();
    }

    private Task<Bill> BillAsync(string number) => app.InAsync<FinanceDbContext, Bill>(
        db => db.Bills.AsNoTracking().SingleAsync(b => b.Number == number));
}
