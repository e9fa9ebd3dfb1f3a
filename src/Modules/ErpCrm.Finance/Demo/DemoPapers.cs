using ErpCrm.Demo;
using ErpCrm.Finance.Billing.Papers;
using ErpCrm.Finance.Billing.Papers.Esf;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>Papers as they are usual in Bishkek; what was issued is reported after some days, most of it confirmed a
/// week later. Some of the last month waits, one is refused.</summary>
internal sealed class DemoPapers(FinanceDbContext db, DemoWorld world)
{
    private const string PaymentLink = "https://pay.payqr.kg/#00020101021132590015qr.demirbank.kg0104orda101611800000876544711202111302125204739253034175909OSOO%20ORDA6304862d";
    private const int DaysToSend = 2;
    private const int DaysToConfirm = 7;
    private const int WaitingDays = 5;
    private const int RecentDays = 35;
    private static readonly string Accountant = DemoCast.Find(FinanceDemo.Accountant).Name;

    public async Task PlayAsync(DateOnly day, CancellationToken ct)
    {
        if (!await db.PaperSettings.AnyAsync(ct)) await ChooseAsync(ct);
        await ReportAsync(day, ct);
    }

    private async Task ChooseAsync(CancellationToken ct)
    {
        var settings = new PaperSettings();
        settings.Change(PaperSet.WithAct, DemoCast.All[0].Name, Accountant);
        settings.Report(world.FirstDay, WaitingDays);
        db.Add(settings);
        if (await db.BankAccounts.FirstOrDefaultAsync(a => a.Currency == "KGS" && a.IsOnInvoices, ct) is { } account)
            account.TakeCodes(PaymentLink);
        var clients = db.Customers.Where(c => c.Currency == "KGS").OrderBy(c => c.Name);
        if (await clients.FirstOrDefaultAsync(ct) is { } client)
        {
            var papers = new CustomerPapers(client.Id);
            papers.Change(new FrozenBuyer
            {
                RegistrationCode = "27184590", Bank = "ОАО «Оптима Банк»", BankCode = "109018",
                Account = "1091820182530417",
            });
            db.Add(papers);
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task ReportAsync(DateOnly day, CancellationToken ct)
    {
        var (sent, confirmed) = (day.AddDays(-DaysToSend), day.AddDays(-DaysToConfirm));
        // What is issued last waits, and so does whoever would confirm it.
        var waits = await db.EsfInvoices.Where(e => (e.State == EsfState.ToSend && e.IssuedOn <= sent)
            || (e.State == EsfState.Sent && e.IssuedOn <= confirmed)).OrderBy(e => e.Id).Take(40).ToListAsync(ct);
        foreach (var (at, esf) in waits.Index())
        {
            var number = $"ESF{esf.IssuedOn:yyMMdd}{esf.Id.ToString("N")[^6..].ToUpperInvariant()}";
            var isRefused = at == 0 && esf.IssuedOn > world.Today.AddDays(-RecentDays);
            esf.Mark(esf.State switch
            {
                EsfState.ToSend => new EsfMark(EsfState.Sent, number, day, null),
                _ when isRefused => new EsfMark(EsfState.Refused, null, day, "Неверный ИНН покупателя"),
                _ => new EsfMark(EsfState.Confirmed, null, day, null),
            }, day, Accountant);
        }

        if (waits.Count > 0) await db.SaveChangesAsync(ct);
    }
}
