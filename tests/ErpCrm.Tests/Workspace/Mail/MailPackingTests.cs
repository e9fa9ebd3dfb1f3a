using ErpCrm.Platform.Files;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Mail;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ErpCrm.Tests.Workspace.Mail;

/// <summary>What travels is what was written, whatever was written.</summary>
public sealed class MailPackingTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private readonly MailHouse _house = new();

    [Fact]
    public async Task Long_lines_names_of_every_script_and_hostile_names_arrive_as_they_were_written()
    {
        var body = $"Саламатсызбы!\n{new string('ө', 3000)}\n.\n..\nFrom here\n";
        var store = app.Services.GetRequiredService<IFileStore>();
        var stored = await store.PutAsync(new MemoryStream([1, 2, 3]), default);
        var file = new MailAttachment
        {
            Number = 1, Name = "Эсеп \"1\" №7.pdf", Type = FileTypes.Pdf, Hash = stored.Hash, Bytes = 3,
        };
        var written = new WrittenMail("Эсеп\r\nBcc: x@y.kg", body, "ky",
            [new MailRecipient(1, new MailboxAddress("Бекова, Аида \"А\"\nBcc: z@y.kg", "aida@пример.рф"), false)],
            [file]);
        var mail = new RecordMail(new RecordRef("lead", Guid.NewGuid()), written, null,
            new Doing(TestClock.Start, TestUser.Owner.Id, TestUser.Owner.Name));
        var account = new SmtpAccount("127.0.0.1", _house.Port, MailSecurity.None, "", "",
            "ОсОО «Орда» <office@orda.example>", "answers@orda.example");
        using var message = (await new MailPacking(store).PackAsync(mail, account, default))!;
        using var line = new SmtpLine(account, MailMake.Patience);
        Assert.Null(await line.OpenAsync(default));
        var outcome = await line.SendAsync(message, [.. message.To.Mailboxes], default);
        Assert.Equal(MailResult.Taken, outcome.Message.Result);

        var taken = Assert.Single(_house.Desk.Taken);
        Assert.Equal(["aida@xn--e1afmkfd.xn--p1ai"], taken.To);
        Assert.Equal("Эсеп  Bcc: x@y.kg", taken.Message.Subject);
        Assert.Equal("Бекова, Аида \"А\" Bcc: z@y.kg", Assert.Single(taken.Message.To.Mailboxes).Name);
        Assert.Empty(taken.Message.Bcc);
        Assert.Equal("answers@orda.example", Assert.Single(taken.Message.ReplyTo.Mailboxes).Address);
        Assert.Equal(body.Trim(), taken.Message.TextBody!.ReplaceLineEndings("\n").Trim());
        Assert.Equal(file.Name, Assert.Single(taken.Message.Attachments.OfType<MimePart>()).FileName);
        Assert.All(taken.Source.Split("\r\n"), l => Assert.True(l.Length <= 998));
        Assert.Equal(mail.MessageId, taken.Message.MessageId);
    }

    [Fact]
    public async Task A_mail_whose_file_is_gone_is_not_packed()
    {
        var written = new WrittenMail("Subject", "Text", "en",
            [new MailRecipient(1, new MailboxAddress("", "a@b.kg"), false)],
            [new MailAttachment
            {
                Number = 1, Name = "gone.pdf", Type = FileTypes.Pdf, Hash = new string('b', 64), Bytes = 3,
            }]);
        var mail = new RecordMail(new RecordRef("lead", Guid.NewGuid()), written, null,
            new Doing(TestClock.Start, TestUser.Owner.Id, TestUser.Owner.Name));
        var account = new SmtpAccount("127.0.0.1", 1, MailSecurity.None, "", "", "a@b.kg");
        Assert.Null(await new MailPacking(app.Services.GetRequiredService<IFileStore>())
            .PackAsync(mail, account, default));
    }

    public void Dispose() => _house.Dispose();
}
