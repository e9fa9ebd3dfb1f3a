using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Workspace.Mail;

/// <summary>A mail, seen by whoever opens the record it is about.</summary>
internal sealed class RecordMailRecord : Record<WorkspaceDbContext, RecordMail>
{
    public override string Key => Kinds.Mail;

    public override RecordWords Words { get; } = new(typeof(WorkspaceText), "Mail", "Mails");

    public override string Icon => "mail";

    public override string NotInApi =>
        "Which of them are seen, each record says for its own: a page of all has no predicate.";

    public override RecordRights Rights => RecordRights.OfItsRecord;

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("Kept with the record that it is about, on whose page it stands.", RecordAbility.List);

    public override Expression<Func<RecordMail, string>> Title { get; } = m => m.Title;

    // Which of them are seen, other modules know: asked here, none is.
    public override IQueryable<RecordMail> Visible(Asking<WorkspaceDbContext> asking) =>
        asking.Db.Mails.Where(_ => false);

    public override async Task<bool> OpensAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var about = await services.GetRequiredService<WorkspaceDbContext>().Mails.Where(m => m.Id == id)
            .Select(m => new { m.Kind, m.RecordId }).FirstOrDefaultAsync(ct);
        return about is not null && await services.GetRequiredService<RecordKinds>().OpenAsync(services,
            new RecordRef(about.Kind, about.RecordId), RecordAbility.Mail, ct) is not null;
    }

    public override Task<IReadOnlyCollection<Guid>> VisibleAsync(IServiceProvider services, CancellationToken ct) =>
        AboutRecords.SeenAsync(services, About(services, all => all), RecordAbility.Mail, ct);

    public override async Task<IReadOnlySet<Guid>> SeenAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        (await AboutRecords.SeenAsync(
            services, About(services, all => all.Where(m => ids.Contains(m.Id))), RecordAbility.Mail, ct)).ToHashSet();

    public override async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var seen = (await SeenAsync(services, ids, ct)).ToList();
        return await services.GetRequiredService<WorkspaceDbContext>().Mails.AsNoTracking()
            .Where(m => seen.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Title, ct);
    }

    private static IQueryable<AboutRecord> About(
        IServiceProvider services, Func<IQueryable<RecordMail>, IQueryable<RecordMail>> some) =>
        some(services.GetRequiredService<WorkspaceDbContext>().Mails)
            .Select(m => new AboutRecord(m.Id, m.Kind, m.RecordId));
}
