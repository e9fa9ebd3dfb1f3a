using ErpCrm.Identity.Links;
using ErpCrm.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Mail;

/// <summary>Takes the letters of other modules; they go the way of every mail.</summary>
internal sealed class Mailer(IdentityModuleDbContext db, MailDesk desk, PublicAddress address, TimeProvider time)
    : IMailer
{
    public bool IsOn => desk.IsOn;

    public string AddressOf(string path) => address.Of(path);

    public async Task PostAsync(Letter letter, CancellationToken ct)
    {
        if (await db.Mails.AnyAsync(m => m.Id == letter.Id, ct)) return;
        var user = await db.Users.FirstOrDefaultAsync(u => u.Id == letter.UserId && !u.IsDisabled, ct);
        if (user is null) return;
        desk.AddLetter(user, letter, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(ct);
    }
}
