using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Files;

namespace ErpCrm.Tests.Workspace.Files;

public sealed class AttachmentTests
{
    private static readonly DateTime Now = TestClock.Start;

    [Theory]
    [InlineData("contract", "contract.pdf"), InlineData("Contract.PDF", "Contract.PDF")]
    [InlineData("../../etc/passwd", "passwd.pdf"), InlineData("a.exe", "a.exe.pdf"), InlineData("...", "file.pdf")]
    public void A_new_name_keeps_the_ending(string name, string expected)
    {
        var file = Make("scan.pdf");
        file.Rename(name, new FileRules());
        Assert.Equal(expected, file.Name);
    }

    [Fact]
    public void A_long_name_keeps_its_ending_too()
    {
        var file = Make("scan.pdf");
        file.Rename(new string('a', 500), new FileRules());
        Assert.Equal(FileNames.MaxLength, file.Name.Length);
        Assert.EndsWith(".pdf", file.Name, StringComparison.Ordinal);
    }

    [Theory, InlineData(""), InlineData("  "), InlineData(null)]
    public void A_name_is_needed(string? name) =>
        Assert.Throws<BusinessRuleException>(() => Make("scan.pdf").Rename(name, new FileRules()));

    [Theory, InlineData("run.bat"), InlineData("a.hta")]
    public void A_file_without_an_ending_does_not_become_what_is_not_taken(string name)
    {
        var file = Make("notes");
        Assert.Throws<BusinessRuleException>(() => file.Rename(name, new FileRules()));
        Assert.Equal("notes", file.Name);
        file.Rename("notes.txt", new FileRules());
        Assert.Equal("notes.txt", file.Name);
    }

    [Fact]
    public void What_was_removed_can_be_brought_back_for_a_month_and_its_content_is_kept_longer()
    {
        var file = Make("scan.pdf");
        file.Remove(new By(TestUser.Owner.Id, Now));
        file.Remove(new By(TestUser.Sales.Id, Now.AddDays(1)));
        Assert.Equal((TestUser.Owner.Id, Now), (file.RemovedById, file.RemovedAt));

        Assert.Throws<BusinessRuleException>(() => file.Restore(Now + Attachment.UndoFor + TimeSpan.FromSeconds(1)));
        var last = Now + Attachment.UndoFor;
        Assert.True(file.RemovedAt > Attachment.KeptSince(last));
        file.Restore(last);
        Assert.Null(file.RemovedAt);
        Assert.Null(file.RemovedById);
    }

    private static Attachment Make(string name) => Attachment.Of(new RecordRef("deal", Guid.NewGuid()),
        new StoredFile(new string('a', 64), 3, Now), name, FileTypes.Pdf, new By(TestUser.Sales.Id, Now));
}
