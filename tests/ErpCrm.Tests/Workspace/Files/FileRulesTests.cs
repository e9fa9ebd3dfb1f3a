using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Files;

namespace ErpCrm.Tests.Workspace.Files;

public sealed class FileRulesTests
{
    private static readonly byte[] Plain = [1, 2, 3];
    private readonly FileRules _rules = new();

    [Theory]
    [InlineData("offer.pdf"), InlineData("Сүрөт.JPG"), InlineData("table.xlsx"), InlineData("noending")]
    public void What_people_work_with_is_taken(string name) => _rules.Check(name, Plain.Length, Plain);

    [Theory]
    [InlineData("setup.exe"), InlineData("SETUP.EXE"), InlineData("run.sh"), InlineData("invoice.pdf.js")]
    public void What_runs_when_it_is_opened_is_refused(string name) =>
        Assert.Equal("files", Assert.Throws<BusinessRuleException>(() => _rules.Check(name, 3, Plain)).Field);

    [Theory]
    [InlineData(new byte[] { 0x4D, 0x5A, 0x90 }), InlineData(new byte[] { 0x7F, 0x45, 0x4C, 0x46 })]
    public void A_program_is_one_whatever_it_is_called(byte[] head) =>
        Assert.Throws<BusinessRuleException>(() => _rules.Check("report.pdf", head.Length, head));

    [Fact]
    public void A_company_may_take_programs()
    {
        _rules.Change(25, "", "bat");
        _rules.Check("setup.exe", 2, "MZ"u8);
        Assert.Throws<BusinessRuleException>(() => _rules.Check("a.bat", 3, Plain));
    }

    [Fact]
    public void Of_a_list_only_what_stands_in_it_is_taken_however_it_was_typed()
    {
        _rules.Change(25, " .PDF, *.docx;png\npng ", "");
        Assert.Equal("pdf docx png", _rules.Allowed);
        _rules.Check("a.PDF", 3, Plain);
        Assert.Throws<BusinessRuleException>(() => _rules.Check("a.txt", 3, Plain));
        Assert.Throws<BusinessRuleException>(() => _rules.Check("noending", 3, Plain));
        Assert.Throws<BusinessRuleException>(() => _rules.Check("a.pdf", 2, "MZ"u8));
    }

    [Fact]
    public void A_file_is_neither_empty_nor_larger_than_the_limit()
    {
        _rules.Change(2, "", "");
        _rules.Check("a.txt", 2 * 1024 * 1024, Plain);
        Assert.Equal(["a.txt", 2],
            Assert.Throws<BusinessRuleException>(() => _rules.Check("a.txt", (2 * 1024 * 1024) + 1, Plain)).Arguments);
        Assert.Throws<BusinessRuleException>(() => _rules.Check("a.txt", 0, []));
    }
}
