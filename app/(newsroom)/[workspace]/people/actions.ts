"use server";
import { asAction } from "@/app/as-action";
import { addMember } from "@/lib/people/add-member";
import { changePassword } from "@/lib/people/change-password";
import { changeRole } from "@/lib/people/change-role";
import { disableMember } from "@/lib/people/disable-member";
import { enableMember } from "@/lib/people/enable-member";
import { setLanguages } from "@/lib/people/set-languages";
import { setProfile } from "@/lib/people/set-profile";
import { signOutEverywhere } from "@/lib/people/sign-out-everywhere";

export const addMemberAction = asAction(addMember);
export const changePasswordAction = asAction(changePassword);
export const changeRoleAction = asAction(changeRole);
export const disableMemberAction = asAction(disableMember);
export const enableMemberAction = asAction(enableMember);
export const setLanguagesAction = asAction(setLanguages);
export const setProfileAction = asAction(setProfile);
export const signOutEverywhereAction = asAction(signOutEverywhere);
