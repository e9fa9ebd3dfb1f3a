using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Demo;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using ErpCrm.Workspace.Comments;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Demo;

/// <summary>What people of the demo company say about what happened that day.</summary>
internal sealed class WorkspaceDemo(WorkspaceDbContext db, IBusinessClock clock) : IDemoActor
{
    private const string Aida = "aida@orda.example";
    private const string Marat = "marat@orda.example";
    private const string Nurlan = "nurlan@orda.example";
    private const string Elena = "elena@orda.example";
    private const string Gulnara = "gulnara@orda.example";

    public int Order => 90;

    public Task BeginAsync(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        // What followed from yesterday was delivered when everybody had played.
        var yesterday = day.AddDays(-1);
        foreach (var won in await OfAsync<DealWon>(world, yesterday, ct)) await OnDealAsync(world, day, won, ct);
        foreach (var project in await OfAsync<ProjectOpened>(world, yesterday, ct))
            await OnProjectAsync(world, day, project, ct);
        foreach (var invoice in await OfAsync<InvoiceIssued>(world, yesterday, ct))
            await OnInvoiceAsync(world, day, invoice, ct);
    }

    private async Task OnDealAsync(DemoWorld world, DateOnly day, DealWon won, CancellationToken ct)
    {
        var deal = new RecordRef(Kinds.Deal, won.DealId);
        var seller = world.UserIds[Elena] == won.OwnerId ? Elena : Nurlan;
        await SayAsync(world, day, 16, seller, deal, seller == Elena
            ? "@Marat Osmonov договор подписан, оригинал привезут в пятницу.\nСтарт обещали не позже следующей недели."
            : "@Marat Osmonov келишимге кол коюлду, түп нускасы жума күнү келет.\nКийинки аптадан калбай баштайбыз дедик.",
            ct);
        await SayAsync(world, day, 17, Marat, deal, "Отлично. Команду соберу к понедельнику.", ct);
    }

    private async Task OnProjectAsync(DemoWorld world, DateOnly day, ProjectOpened opened, CancellationToken ct)
    {
        if (opened.Details.ManagerId is not { } manager) return;
        var email = world.UserIds.First(user => user.Value == manager).Key;
        var project = new RecordRef(Kinds.Project, opened.ProjectId);
        await SayAsync(world, day, 17, Aida, project,
            $"@{DemoCast.Find(email).Name} please send the client the plan and the names of the team this week.", ct);
        await SayAsync(world, day, 18, email, project, DemoCast.Find(email).Language == "ky"
            ? "Планды бейшембиде жөнөтөм, команда макул."
            : "План отправлю в четверг, с командой согласовано.", ct);
    }

    private async Task OnInvoiceAsync(DemoWorld world, DateOnly day, InvoiceIssued issued, CancellationToken ct)
    {
        if (DemoWorld.Chance("workspace.invoice", day.DayNumber).Next(3) > 0) return;
        await SayAsync(world, day, 17, Gulnara, new RecordRef(Kinds.Invoice, issued.InvoiceId),
            "@Aida Bekova кардар эсепти кагаз түрүндө да сурап жатат, кол коюп бересизби?", ct);
    }

    private async Task SayAsync(DemoWorld world, DateOnly day, int hour, string email, RecordRef record, string text,
        CancellationToken ct)
    {
        using var acting = world.As(email);
        world.At(day, hour, record.Id.ToByteArray()[15] % 50);
        var mentions = Mentions.In(text, await db.ColleaguesAsync(ct), []);
        db.Comments.Add(new Comment(record, text, mentions,
            new Doing(clock.UtcNow, world.UserIds[email], DemoCast.Find(email).Name)));
        await db.SaveChangesAsync(ct);
    }

    private async Task<List<TEvent>> OfAsync<TEvent>(DemoWorld world, DateOnly day, CancellationToken ct)
        where TEvent : DomainEvent
    {
        var name = Subscription.NameOf(typeof(TEvent));
        var (from, to) = (world.Moment(day, 0), world.Moment(day.AddDays(1), 0));
        var payloads = await db.Set<LoggedEvent>()
            .Where(e => e.Name == name && e.OccurredAt >= from && e.OccurredAt < to)
            .OrderBy(e => e.Sequence).Select(e => e.Payload).ToListAsync(ct);
        return payloads.ConvertAll(payload => (TEvent)EventJson.Read(payload, typeof(TEvent)));
    }
}
