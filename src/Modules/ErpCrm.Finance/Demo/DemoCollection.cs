using ErpCrm.Demo;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Finance.Treasury.Disputes;
using ErpCrm.Finance.Treasury.LateCharges;
using ErpCrm.Finance.Treasury.Reminders;
using ErpCrm.Finance.Treasury.ReminderSchedules;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>In the last weeks customers are reminded; in the last days one disputes an invoice, one promises to pay,
/// and what a bank kept of a payment is written off.</summary>
internal sealed class DemoCollection(FinanceDbContext db, Reminding reminding, WritingOff writing, DemoWorld world)
{
    private const int DaysOfReminders = 25;
    private const int DaysOfDisputes = 3;

    public async Task PlayAsync(DateOnly day, CancellationToken ct)
    {
        if (day < world.Today.AddDays(-DaysOfReminders)) return;
        var by = new AskedBy(world.UserIds[FinanceDemo.Accountant], DemoCast.Find(FinanceDemo.Accountant).Name,
            world.Moment(day, 16));
        if (!await db.ReminderSchedules.AnyAsync(ct)) await BeginAsync(by, ct);
        if (day >= world.Today.AddDays(-DaysOfDisputes) && !await db.Disputes.AnyAsync(ct))
            await ArgueAsync(day, by, ct);
        // Today's letters stand in the preview.
        if (day < world.Today) await reminding.RunAsync(ct);
        db.ChangeTracker.Clear();
    }

    private async Task BeginAsync(AskedBy by, CancellationToken ct)
    {
        db.Tolerances.AddRange(new Tolerance("KGS", 100), new Tolerance("USD", 2), new Tolerance("EUR", 2));
        var schedule = new ReminderSchedule(new ReminderScheduleData("Кадимки эскертүүлөр", 10, [3, 14, 30], []), by);
        schedule.MakeUsual(true);
        db.Add(schedule);
        await db.SaveChangesAsync(ct);
    }

    private async Task ArgueAsync(DateOnly day, AskedBy by, CancellationToken ct)
    {
        var late = await db.Invoices.Include(i => i.Lines).Where(i => i.IsOpen && i.DueOn < day)
            .OrderByDescending(i => i.DueOn).ThenBy(i => i.Number).Take(3).ToListAsync(ct);
        if (late.Count == 0) return;
        db.Add(Dispute.Raise(late[0], "Бухгалтерия заказчика", "Часы за последнюю неделю не согласованы",
            day.AddDays(10), day, by));
        if (late.Count > 1)
        {
            db.Add(PaymentPromise.Make(late[1], "Айгүл, башкы бухгалтер", day.AddDays(7), "Телефон аркылуу айтты", day,
                by));
            var terms = new CollectionTerms(late[1].CompanyId);
            terms.Change(new CollectionTermsData(null, false, "", "", 12, null, null, "Келишим, 5.2-пункт"));
            db.Add(terms);
        }

        await db.SaveChangesAsync(ct);
        await writing.WriteOffAsync(late[^1].Id, new OpenWriteOffTerms(OpenWriteOffKind.BankCharges, 1, day,
            "Комиссия банка отправителя", WithVatRelief: false), ct);
    }
}
