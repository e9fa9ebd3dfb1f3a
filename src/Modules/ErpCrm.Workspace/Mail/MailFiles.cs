using ErpCrm.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Mail;

/// <summary>What went with mails: it is kept as long as the mail, whatever becomes of the record's own files.</summary>
internal sealed class MailFiles(WorkspaceDbContext db) : IFileHolder
{
    public IAsyncEnumerable<HeldFile> HeldAsync(CancellationToken ct) => db.Set<MailAttachment>().AsNoTracking()
        .Select(a => new HeldFile(a.Hash, a.Bytes, nameof(MailAttachment), a.MailId))
        .AsAsyncEnumerable();
}
